#!/usr/bin/env bash
# Joins the style sheets into the one file that a page loads; why: docs/decisions/0004-one-style-sheet.md
set -euo pipefail
cd "$(dirname "$0")/../portal/static/portal"
cat css/tokens.css css/base.css css/layout.css css/components/*.css css/print.css >portal.css

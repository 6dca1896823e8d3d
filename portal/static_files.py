"""How static files are kept: under names that change with their content, compressed."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Scripts may import one another: the names in their import statements are replaced as well."""

    support_js_module_import_aggregation = True

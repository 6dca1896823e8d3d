"""What import-linter cannot hold of the architecture: sizes, foreign keys, the window of indicators, the settings."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model

TOP = Path(__file__).resolve().parent.parent
CHAIN = ["participants", "events", "knowledge", "indicators"]
APPS = ["portal", "participants", "events", "knowledge", "indicators", "allocation_demo"]
FRAMEWORKS = {
    "django", "wagtail", "celery", "csp", "environs", "modelcluster", "taggit", "django_structlog", "allauth", "axes",
}  # fmt: skip

MODULES = sorted(path for app in APPS for path in (TOP / app).rglob("*.py") if "migrations" not in path.parts)
TEST_MODULES = sorted((TOP / "tests").rglob("*.py"))
TEMPLATES = sorted(path for path in (TOP / "templates").rglob("*") if path.suffix in {".html", ".txt", ".xml", ".svg"})


def name_of(path: Path) -> str:
    parts = path.relative_to(TOP).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def lines_in(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def functions_of(path: Path) -> dict[str, int]:
    """Each function of a module, as module:line name, with its number of lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        f"{path.relative_to(TOP)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def imports_of(path: Path) -> set[str]:
    """The dotted names that a module imports, also inside functions; `from a import b` gives a and a.b."""
    found = set()
    package = name_of(path).split(".") if path.name == "__init__.py" else name_of(path).split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            found |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return found


def over(limit: int, sizes: dict[str, int]) -> dict[str, int]:
    return {name: size for name, size in sizes.items() if size > limit}


def test_functions_are_short():
    sizes = {name: size for path in MODULES + TEST_MODULES for name, size in functions_of(path).items()}
    assert over(50, sizes) == {}


def test_views_are_short():
    views = [path for path in MODULES if path.name == "views.py" or "views" in path.parts]
    assert over(20, {name: size for path in views for name, size in functions_of(path).items()}) == {}


def test_tasks_are_short():
    tasks = [path for path in MODULES if path.name == "tasks.py"]
    assert over(10, {name: size for path in tasks for name, size in functions_of(path).items()}) == {}


def test_modules_are_short():
    assert over(400, {str(path.relative_to(TOP)): lines_in(path) for path in MODULES + TEST_MODULES}) == {}


def test_templates_are_short():
    assert over(120, {str(path.relative_to(TOP)): lines_in(path) for path in TEMPLATES}) == {}


def test_modules_are_named_after_what_is_in_them():
    vague = {"utils", "util", "helpers", "helper", "services", "service", "common", "misc", "managers"}
    assert [name_of(path) for path in MODULES if vague & set(name_of(path).split("."))] == []


def test_components_say_their_parameters_in_the_first_line():
    components = [path for path in TEMPLATES if "components" in path.parts]
    silent = [path.name for path in components if not path.read_text(encoding="utf-8").startswith(("{#", "{% comment"))]
    assert silent == []


def test_pages_have_nothing_inline():
    """The content security policy would refuse it. Mails and PDFs are no web pages."""
    inline = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))"
    )
    pages = [path for path in TEMPLATES if path.suffix == ".html" and not {"mail", "pdf"} & set(path.parts)]
    written = {path: re.sub(r"{%.*?%}", "", path.read_text(encoding="utf-8")) for path in pages}
    assert [str(path.relative_to(TOP)) for path, text in written.items() if inline.search(text)] == []


def points_down(source: str, target: str) -> bool:
    """Whether an app may know the other. Apps of libraries and of portal are the floor."""
    if "allocation_demo" in {source, target}:
        return source == target or target not in CHAIN or target == "participants"
    return target not in CHAIN or (source in CHAIN and CHAIN.index(source) >= CHAIN.index(target))


def test_foreign_keys_point_the_same_way_as_imports():
    upwards = [
        f"{field} -> {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        # The floor knows the user model by the name in the settings.
        if field.related_model is not get_user_model()
        if not points_down(model._meta.app_label, field.related_model._meta.app_label)
    ]
    assert upwards == []


def test_evidence_is_the_only_window_of_indicators():
    others = {"participants", "events", "knowledge"}
    seen = {
        name_of(path)
        for path in (TOP / "indicators").rglob("*.py")
        if "migrations" not in path.parts and others & {name.split(".")[0] for name in imports_of(path)}
    }
    assert seen <= {"indicators.evidence"}


def pure_modules() -> set[str]:
    """Modules with code that import no framework, neither themselves nor through one another; wiring and data aside."""
    imports = {name_of(path): imports_of(path) for path in MODULES}
    pure = {name for name, used in imports.items() if not FRAMEWORKS & {module.split(".")[0] for module in used}}
    while impure := {name for name in pure if (imports[name] & imports.keys()) - pure}:
        pure -= impure
    with_code = {name_of(path) for path in MODULES if functions_of(path)}
    return pure & with_code


@pytest.fixture(scope="module")
def pyproject() -> dict:
    return tomllib.loads((TOP / "pyproject.toml").read_text())["tool"]


def test_every_pure_module_is_held_pure(pyproject):
    contract = next(it for it in pyproject["importlinter"]["contracts"] if it["name"].startswith("Pure modules"))
    assert not_covered(pure_modules(), by=contract["source_modules"]) == set()


def test_every_pure_module_and_action_is_typed_strictly(pyproject):
    strict = next(it["module"] for it in pyproject["mypy"]["overrides"] if it.get("ignore_errors") is False)
    assert {"*.actions", "*.actions.*"} <= set(strict)
    assert not_covered(pure_modules(), by=[name.removesuffix(".*") for name in strict]) == set()


def not_covered(modules: set[str], *, by: list[str]) -> set[str]:
    return {name for name in modules if not any(f"{name}.".startswith(f"{listed}.") for listed in by)}


def test_every_variable_of_the_settings_stands_in_the_example():
    settings = (TOP / "portal/settings.py").read_text()
    read = set(re.findall(r"\benv(?:\.\w+)?\(\s*\"([A-Z_]+)\"", settings))
    example = (TOP / ".env.example").read_text()
    assert set(re.findall(r"^#? ?([A-Z_]+)=", example, re.MULTILINE)) == read


def test_every_variable_of_the_example_is_explained():
    lines = (TOP / ".env.example").read_text().splitlines()
    bare = [
        line for above, line in zip(["", *lines], lines, strict=False) if "=" in line and not is_explained(above, line)
    ]
    assert bare == []


def is_explained(above: str, line: str) -> bool:
    return line.startswith("#") or above.startswith("#")

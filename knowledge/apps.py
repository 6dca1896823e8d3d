from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"

    def ready(self) -> None:
        from knowledge import index_receivers, receivers  # noqa: F401  they register themselves
        from knowledge.actions import issuing  # noqa: F401  the same

from hypothesis import settings

# A busy machine makes an example slow, which says nothing about the engine.
settings.register_profile("properties", deadline=None)
settings.load_profile("properties")

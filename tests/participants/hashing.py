from django.contrib.auth.hashers import PBKDF2PasswordHasher


class CountingHasher(PBKDF2PasswordHasher):
    """Counts how often a password was hashed: the part of signing in that takes time."""

    times = 0

    def encode(self, password: str, salt: str, iterations: int | None = None) -> str:
        CountingHasher.times += 1
        return super().encode(password, salt, iterations)

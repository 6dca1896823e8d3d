from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from participants.models.kinds import ACCOUNT, NEW_LOGIN, PASSWORD, RIGHTS
from participants.models.people import Person
from participants.models.places import Country
from portal.core.privacy import PersonalData


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Made on the server's console, whose user is believed: the address need not be verified by a mail."""
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        user.emailaddress_set.create(email=user.email, primary=True, verified=True)
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email.strip())


class User(AbstractUser):
    """An account. Its e-mail address is its login; it may belong to one person of the programme."""

    personal = PersonalData(
        people=("person",),
        accounts=("self",),
        held=(
            NEW_LOGIN("email"),
            ACCOUNT("first_name", "last_name", "last_login", "person"),
            PASSWORD("password"),
            RIGHTS("groups", "user_permissions", "is_active", "is_staff", "is_superuser", "focal_country"),
        ),
        other={"when the account was made": ("date_joined",)},
    )

    username = None
    email = models.EmailField(_("e-mail address"), max_length=254, unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="account")
    focal_country = models.ForeignKey(
        Country, on_delete=models.PROTECT, null=True, blank=True, help_text=_("For a focal point: whose nominations.")
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    objects = UserManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="account_email_any_case")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        """An account that staff open comes without a password: it has none, not an empty one."""
        if not self.password:
            self.set_unusable_password()
        super().save(*args, **kwargs)

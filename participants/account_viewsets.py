from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

LABELS = {"focal_country": _("Country of the focal point")}


class NewAccountForm(UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"focal_country"}
        labels = LABELS


class AccountForm(UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"focal_country"}
        labels = LABELS


class AccountViewSet(UserViewSet):
    def get_form_class(self, for_update: bool = False) -> type[NewAccountForm] | type[AccountForm]:
        return AccountForm if for_update else NewAccountForm

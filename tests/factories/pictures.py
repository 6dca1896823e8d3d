from base64 import b64encode
from io import BytesIO

from PIL import Image


def picture_content() -> str:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    return b64encode(file.getvalue()).decode()

// Reads QR codes: by what the browser brings along, else by a library that is loaded when it is needed.
const PAUSE = 150;
let reader = null;

async function native() {
  if (!("BarcodeDetector" in window)) return null;
  const formats = await window.BarcodeDetector.getSupportedFormats();
  if (!formats.includes("qr_code")) return null;
  const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
  return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? "";
}

async function library() {
  const { decodeQR } = await import("../../../vendor/qr/decode.js");
  return async (canvas) => {
    const { width, height } = canvas;
    try {
      return decodeQR(canvas.getContext("2d").getImageData(0, 0, width, height));
    } catch {
      return ""; // no code in the picture
    }
  };
}

const readerOnce = () => (reader ??= native().then((found) => found ?? library()));

function drawn(source, width, height) {
  const scale = Math.min(1, 800 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext("2d", { willReadFrequently: true }).drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

// The text of the code in a picture; empty when there is none.
export async function readPicture(file) {
  const picture = await createImageBitmap(file);
  return (await readerOnce())(drawn(picture, picture.width, picture.height));
}

// Shows the camera in the video and tells every code that it sees. Returns what switches it off.
export async function watch(video, tell) {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  const read = await readerOnce();
  let running = true;
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    if (!running) return;
    if (video.videoWidth) {
      const text = await read(drawn(video, video.videoWidth, video.videoHeight));
      if (text && running) tell(text);
    }
    setTimeout(look, PAUSE);
  };
  look();
  return () => {
    running = false;
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}

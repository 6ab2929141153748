// Notes what the server cannot know otherwise: whether maps can be drawn, and how wide the screen is.
(function () {
  var gl = null;
  try {
    var canvas = document.createElement("canvas");
    gl = canvas.getContext("webgl2") || canvas.getContext("webgl");
  } catch (error) {
    gl = null;
  }
  var keep = "; path=/; max-age=31536000; samesite=lax";
  document.cookie = "webgl=" + (gl ? "1" : "0") + keep;
  document.cookie = "width=" + window.innerWidth + keep;
})();

import "./look.js";
import "./toast.js";
import "./dialog.js";
import "./panel.js";
import "./keys.js";
import "./rows.js";
import "./requests.js";

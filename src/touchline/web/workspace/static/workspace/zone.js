// The browser knows its time zone: it is proposed, where nobody has chosen one yet. Some browsers use its older name.
const RENAMED = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};
const named = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zone = RENAMED[named] ?? named;
const choice = document.querySelector("select[name=time_zone]");
const known = zone && choice?.querySelector(`option[value="${CSS.escape(zone)}"]`);
if (known && !document.querySelector(".error-summary")) choice.value = zone;

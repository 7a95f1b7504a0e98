// HTML as mail programs write it: Outlook with its style sheet and a class and a style on everything, Gmail with a quotation, a web
// mail with a table for the signature and a picture from outside.
const outlookStyles = ['Cambria Math', 'Calibri', 'Tahoma', 'Segoe UI']
  .map((font) => `@font-face\n\t{font-family:"${font}";\n\tpanose-1:2 15 5 2 2 2 4 3 2 4;}`)
  .concat(
    ['p.MsoNormal, li.MsoNormal, div.MsoNormal', 'p.MsoListParagraph', 'span.EmailStyle17', 'span.EmailStyle18'].map(
      (name) =>
        `${name}\n\t{margin:0cm;\n\tmargin-bottom:.0001pt;\n\tfont-size:11.0pt;\n\tfont-family:"Calibri",sans-serif;\n\tmso-fareast-language:EN-US;}`,
    ),
    ['a:link, span.MsoHyperlink\n\t{mso-style-priority:99;\n\tcolor:#0563C1;\n\ttext-decoration:underline;}'],
    ['@page WordSection1\n\t{size:612.0pt 792.0pt;\n\tmargin:2.0cm 42.5pt 2.0cm 3.0cm;}'],
  )
  .join('\n');
const msoParagraph = (text) =>
  `<p class=MsoNormal><span style='font-size:11.0pt;font-family:"Calibri",sans-serif;color:#1F497D;mso-fareast-language:EN-US'>${text}<o:p></o:p></span></p>`;

const outlook = (own, quoted) =>
  `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered medium)"><style><!--\n${outlookStyles}\n--></style><!--[if gte mso 9]><xml>\n<o:shapedefaults v:ext="edit" spidmax="1026" />\n</xml><![endif]--></head><body lang=RU link="#0563C1" vlink="#954F72"><div class=WordSection1>${own.map(msoParagraph).join('')}${msoParagraph('&nbsp;')}<p class=MsoNormal><b><span style='color:#1F497D'>С уважением, отдел снабжения</span></b><span style='color:#1F497D'><br>+7 812 123-45-67 | <a href="https://example.ru/">example.ru</a><o:p></o:p></span></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b><span style='font-size:11.0pt;font-family:"Calibri",sans-serif'>From:</span></b> Анна &lt;anna@firm.ru&gt; <br><b>Sent:</b> Monday, March 3, 2025 10:11 AM<br><b>Subject:</b> RE: Заявка<o:p></o:p></p></div></div>${quoted.map(msoParagraph).join('')}</div></body></html>`;

const gmail = (own, quoted) =>
  `<div dir="ltr"><div class="gmail_default" style="font-family:arial,sans-serif;font-size:small">${own.map((p) => `<div>${p}</div><div><br></div>`).join('')}</div></div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">пн, 3 мар. 2025 г. в 10:11, Анна &lt;<a href="mailto:anna@firm.ru" target="_blank">anna@firm.ru</a>&gt;:<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex">${quoted.map((p) => `<div style="color:rgb(34,34,34)">${p}<br></div>`).join('')}</blockquote></div>`;

const webmail = (own, quoted) =>
  `<!DOCTYPE html><html><body style="margin:0;background:#ffffff">${own.map((p) => `<p style="margin:0 0 12px 0;font:14px/20px Arial,sans-serif">${p}</p>`).join('')}<table cellpadding="0" cellspacing="0" border="0" width="480" style="border-collapse:collapse"><tbody><tr><td width="96" valign="top" style="padding:8px"><img src="https://example.ru/logo.png" width="80" height="80" alt="logo"></td><td style="padding:8px;font:12px Arial;color:#555555"><b>ООО «Снабжение»</b><br>ИНН 7801234567<br><a href="tel:+78121234567">+7 812 123-45-67</a><br><a href="https://example.ru/">example.ru</a></td></tr></tbody></table><blockquote style="border-left:2px solid #cccccc;margin:0;padding-left:10px">${quoted.map((p) => `<p>${p}</p>`).join('')}</blockquote><img src="https://track.example.ru/o.gif?u=1" width="1" height="1"></body></html>`;

const programs = [outlook, gmail, webmail];
/** By the number of the letter: which program wrote it. */
export const htmlOf = (n, own, quoted) => programs[n % programs.length](own, quoted);

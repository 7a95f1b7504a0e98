export const style = `
:host{all:initial;--a:#0b5cad;--b:#fff;--f:#1b1f24;--m:#5a6470;--l:#eef2f6;--e:#d5dbe1;--r:#b3261e;color-scheme:light dark;
font:15px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
@media(prefers-color-scheme:dark){:host(:not([theme=light])){--a:#7db8f5;--b:#181c21;--f:#eceff2;--m:#a7b0ba;--l:#262c33;--e:#3a424b;--r:#ff9d94}}
:host([theme=dark]){--a:#7db8f5;--b:#181c21;--f:#eceff2;--m:#a7b0ba;--l:#262c33;--e:#3a424b;--r:#ff9d94}
*{box-sizing:border-box;font:inherit;color:inherit}
[hidden]{display:none!important}
button{cursor:pointer;border:0;background:none;padding:0}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
:is(input,textarea):focus-visible{outline-offset:-1px}
.w{position:fixed;right:20px;bottom:20px;z-index:2147483000;color:var(--f)}
.l{width:60px;height:60px;border-radius:50%;background:var(--a);color:var(--b);box-shadow:0 4px 16px #0005;position:relative;float:right}
.l svg{width:28px;height:28px;display:block;margin:auto;fill:currentColor}
.n{position:absolute;top:-4px;right:-4px;min-width:22px;padding:0 6px;border-radius:11px;background:#b3261e;color:#fff;font-size:13px;line-height:22px;text-align:center}
.i{position:absolute;right:0;bottom:72px;width:260px;background:var(--b);border:1px solid var(--e);border-radius:12px;box-shadow:0 4px 20px #0004;display:flex}
.i button:first-child{padding:12px 0 12px 14px;text-align:left;flex:1}
.x{width:44px;height:44px;font-size:22px;line-height:1;color:inherit;flex:none}
.d{width:370px;height:min(600px,calc(100vh - 40px));background:var(--b);border:1px solid var(--e);border-radius:14px;box-shadow:0 8px 36px #0005;display:flex;flex-direction:column;overflow:hidden}
.h{display:flex;min-height:44px;align-items:center;background:var(--a);color:var(--b)}
.h h2{margin:0;padding:0 0 0 16px;flex:1;font-weight:600;font-size:16px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.s{padding:8px 16px;background:var(--l);color:var(--f);font-size:13px}
.o{display:flex;gap:6px;padding:8px;overflow-x:auto;border-bottom:1px solid var(--e)}
.o button{padding:6px 12px;border-radius:16px;background:var(--l);white-space:nowrap}
.o [aria-current=true]{background:var(--a);color:var(--b)}
.g{flex:1;overflow-y:auto;padding:12px 16px;margin:0;list-style:none;overscroll-behavior:contain}
.g>*{max-width:85%;width:fit-content;margin:0 0 8px;overflow-wrap:anywhere;white-space:pre-wrap}
.g .t{padding:8px 12px;border-radius:14px;background:var(--l);display:block}
.g .me{margin-left:auto}
.g .me .t{background:var(--a);color:var(--b)}
.g .me a{color:inherit}
.g a{color:var(--a)}
.g .f{max-width:100%;margin:8px auto;color:var(--m);font-size:13px;text-align:center}
.g small{display:block;color:var(--m);font-size:12px;padding:2px 4px}
.g .me small{text-align:right}
.g .bad small{color:var(--r)}
.e{color:var(--a);text-decoration:underline;display:block;margin:0 auto 8px}
.y{min-height:20px;padding:0 16px;color:var(--m);font-size:13px}
form{border-top:1px solid var(--e);padding:10px}
.c{display:grid;gap:8px;margin-bottom:8px}
.c label{font-size:13px;color:var(--m)}
.c input,textarea{display:block;width:100%;padding:8px 10px;border:1px solid var(--m);border-radius:8px;background:var(--b);color:var(--f);font-size:16px}
.k{display:flex;gap:8px;align-items:flex-end}
textarea{resize:none;height:44px;max-height:140px;flex:1}
.k button{height:44px;padding:0 14px;border-radius:8px;background:var(--a);color:var(--b);font-weight:600}
.k .q{background:none;color:var(--m);padding:0 4px;font-size:20px}
.b div{display:flex;align-items:center;justify-content:space-between;font-size:13px;overflow-wrap:anywhere}
.g .t{text-align:start}
.g .t+.t{margin-top:4px}
.g .m{display:block;margin:4px 0}
.g .me .m{margin-left:auto}
.g canvas{display:block;max-width:100%;max-height:240px;border-radius:12px}
.r{color:var(--r);font-size:13px}
.v{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media(max-width:480px){.w.p{inset:0}.p .d{width:100%;height:100dvh;border:0;border-radius:0}.p .l{display:none}}
.w.full{inset:0}.full .d{width:min(900px,100%);height:100dvh;margin:0 auto;border-radius:0}
@media(prefers-reduced-motion:no-preference){.l{transition:transform .15s}.l:hover{transform:scale(1.05)}}
`;

/** Light colours stand inline, for clients that drop style sheets; dark ones override them where a client knows the dark. */
export const DARK = `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.page{background:#15181d!important}.card{background:#1f242b!important;border-color:#3a424d!important}
.ink{color:#eef1f4!important}.soft{color:#b4bdc8!important}.link{color:#8ec5ff!important}
.cell{border-color:#3a424d!important}
.bad{background:#5b1a1e!important;color:#ffdcdc!important}.good{background:#12432b!important;color:#d2f5e1!important}
.neutral{background:#2b3542!important;color:#dfe8f2!important}
.button{background:#8ec5ff!important;color:#0c2238!important}
}`;

/** Fonts that are there; a mail loads none. */
export const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

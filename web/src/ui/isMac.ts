/** Whether shortcuts are written with the signs of a Mac's keyboard. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

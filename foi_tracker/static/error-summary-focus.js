// Moves to the list of problems with a form, so that whoever sent it hears them first.
document.querySelector(".error-summary")?.focus();

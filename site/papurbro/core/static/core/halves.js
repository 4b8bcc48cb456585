// View transitions are for turning from one half of a pair to the other; every other page simply comes.
let turning = false;

document.addEventListener("click", (event) => {
  turning = Boolean(event.target.closest?.("a[data-other-half]"));
});

addEventListener("pageswap", (event) => {
  if (!turning) event.viewTransition?.skipTransition();
});

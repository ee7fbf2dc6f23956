window.SignpostChat.part("sheet", {});

/** A small index.html as the build makes it: with every placeholder that the gateway fills in. It says "The page". */
export const BUILT_PAGE = `<html lang="en" data-base="%BASE_URL%"><title>Consent Desk</title><!--styles--><h1>The page</h1>
  <script type="module" nonce="__CSP_NONCE__"></script><div id="root"></div><!--data--><!--late--></html>`;

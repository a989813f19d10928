using System.Security.Cryptography;
using System.Text;

namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>How a page looks on a screen and on paper.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet.</summary>
    public const string Css =
        """
        :root { color-scheme: light; }
        body { margin: 2rem auto; max-width: 52rem; padding: 0 1rem; font: 16px/1.5 "Segoe UI", system-ui, sans-serif; color: #1c2430; background: #fff; }
        h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
        h2 { margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid #c9d1dc; font-size: 1.15rem; }
        p { margin: .4rem 0; overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; padding: .8rem 1rem; background: #f3f5f8; }
        dt { font-weight: 600; }
        dd { margin: 0; overflow-wrap: anywhere; }
        table { width: 100%; border-collapse: collapse; font-size: .9rem; }
        th, td { padding: .3rem .5rem; border-bottom: 1px solid #dde3ea; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        th { white-space: nowrap; }
        sup a { padding: 0 .1rem; color: #0b5cad; text-decoration: none; }
        ol { padding-left: 1.6rem; font-size: .9rem; }
        li { margin: .5rem 0; overflow-wrap: anywhere; }
        code { font: .85em Consolas, monospace; overflow-wrap: anywhere; }
        footer { margin-top: 2rem; color: #5b6675; font-size: .85rem; }
        @page { margin: 18mm 16mm; }
        @media print {
          body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }
          dl { border: 1px solid #c9d1dc; background: none; }
          h2 { break-after: avoid; }
          tr, li, dl { break-inside: avoid; }
          thead { display: table-header-group; }
          sup a { color: inherit; }
        }
        """;

    /// <summary>The Content-Security-Policy that allows this style sheet and nothing else.</summary>
    public static string ContentPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; base-uri 'none'; form-action 'none'";
}

using System.Text.RegularExpressions;

namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>WordPress' <c>wp_specialchars_decode</c> with quotes: the five characters that HTML escapes, in one pass.</summary>
internal static partial class WordPressText
{
    public static string Decode(string text) => Entities().Replace(text, static match => match.Groups["name"].ValueSpan switch
    {
        "amp" or "38" or "26" => "&",
        "lt" or "60" => "<",
        "gt" or "62" => ">",
        "quot" or "34" or "22" => "\"",
        _ => "'",
    });

    [GeneratedRegex("&(?:(?<name>amp|lt|gt|quot)|#0*(?<name>38|60|62|34|39)|#[xX]0*(?<name>26|22|27));", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entities();
}

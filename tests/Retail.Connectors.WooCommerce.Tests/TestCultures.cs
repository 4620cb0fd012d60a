using System.Globalization;

namespace Retail.Connectors.WooCommerce.Tests;

/// <summary>Cultures whose decimal signs, digits and calendars differ from the invariant ones.</summary>
internal static class TestCultures
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "", "en-US", "de-DE", "fr-FR", "fr-CH", "ar-SA", "th-TH", "tr-TR", "fa-IR", "he-IL",
        "hi-IN", "ja-JP", "ru-RU", "pl-PL", "sv-SE", "pt-BR", "nl-NL", "es-ES", "da-DK", "fi-FI",
    ];

    public static void Each(Action act)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in Names)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                act();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

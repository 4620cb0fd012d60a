using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Retail.Connectors.Testing.WooCommerce;

/// <summary>What WordPress does to texts: entities, tags, slugs, paragraphs.</summary>
internal static partial class WooText
{
    /// <summary>A name: tags that no title may have are cut out, and an ampersand becomes an entity unless it begins one.</summary>
    public static string Name(string text) => Encoded(ForbiddenTags().Replace(text, ""));

    /// <summary>A name without any tag.</summary>
    public static string Plain(string text) => Encoded(Tags().Replace(text, "")).Trim();

    /// <summary>A longer text: scripts lose their tags.</summary>
    public static string Rich(string text) => Scripts().Replace(text, "");

    /// <summary>An ampersand that begins no entity becomes one, and numbers in entities get three digits.</summary>
    public static string Encoded(string text) =>
        NumberedEntities().Replace(BareAmpersands().Replace(text, "&amp;"), static entity => $"&#{entity.Groups["number"].Value.PadLeft(3, '0')};");

    /// <summary>WordPress takes one level of backslashes off whatever it saves.</summary>
    public static string Unslashed(string text) => Slashed().Replace(text, "${kept}");

    /// <summary>A slug as it stands in the database: what is not Latin is percent-encoded.</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var rune in ReadableSlug(text).EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                slug.Append((char)rune.Value);
                continue;
            }

            foreach (var part in Encoding.UTF8.GetBytes(rune.ToString()))
            {
                slug.Append(CultureInfo.InvariantCulture, $"%{part:x2}");
            }
        }

        return slug.ToString();
    }

    /// <summary>A slug before it is percent-encoded, as <c>generated_slug</c> shows it.</summary>
    public static string ReadableSlug(string text)
    {
        var plain = Entities().Replace(Tags().Replace(text, ""), "").ToLowerInvariant()
            .Replace("ß", "s", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("ø", "o", StringComparison.Ordinal).Replace("ł", "l", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD);
        var slug = new StringBuilder();
        foreach (var rune in plain.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (rune.IsAscii ? Rune.IsLetterOrDigit(rune) || rune.Value == '_' : IsKept(category))
            {
                slug.Append(rune);
            }
            else if (category is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation || rune.Value is '/' or '.' or '\n' or '\t')
            {
                slug.Append('-');
            }
        }

        return Dashes().Replace(slug.ToString(), "-").Trim('-');
    }

    /// <summary>Paragraphs around a text for those who only read it.</summary>
    public static string Paragraphs(string text)
    {
        if (text.Trim().Length == 0)
        {
            return "";
        }

        var shown = new StringBuilder();
        foreach (var block in Blocks().Split(text.Replace("\r\n", "\n", StringComparison.Ordinal)).Select(block => block.Trim()).Where(block => block.Length > 0))
        {
            shown.Append(block.StartsWith("<p", StringComparison.Ordinal) ? block : $"<p>{block.Replace("\n", "<br />\n", StringComparison.Ordinal)}</p>").Append('\n');
        }

        return shown.ToString();
    }

    private static bool IsKept(UnicodeCategory category) => category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber;

    [GeneratedRegex("</?(?!(?:a|abbr|b|blockquote|cite|code|del|em|i|q|s|strike|strong)\\b)[a-zA-Z][^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ForbiddenTags();

    [GeneratedRegex("</?[a-zA-Z][^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex("</?script[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Scripts();

    [GeneratedRegex("&(?!#?[a-zA-Z0-9]+;)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BareAmpersands();

    [GeneratedRegex("&#0*(?<number>[0-9]{1,7});", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NumberedEntities();

    [GeneratedRegex(@"\\(?<kept>.?)", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Slashed();

    [GeneratedRegex("&#?[a-zA-Z0-9]+;", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Entities();

    [GeneratedRegex("-+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Dashes();

    [GeneratedRegex("\\n\\s*\\n|(?=<p[ >])|(?<=</p>)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blocks();
}

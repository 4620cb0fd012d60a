using Retail.Connectors.Changes;

namespace Retail.Connectors.WooCommerce.Products;

/// <summary>How far products and variations were read, as text: which of the two is next, and the cursor of each, separated by '~'.</summary>
/// <param name="AtVariations">Variations are next.</param>
/// <param name="Products">How far products were read; null for not at all.</param>
/// <param name="Variations">How far variations were read; null for not at all.</param>
internal sealed record WooProductCursor(bool AtVariations, Cursor? Products, Cursor? Variations)
{
    public Cursor ToCursor() => new($"{(AtVariations ? "v" : "p")}~{Products}~{Variations}");

    /// <exception cref="FormatException">Another feed, or another version, made the cursor.</exception>
    public static WooProductCursor Parse(Cursor cursor)
    {
        var parts = cursor.ToString().Split('~');
        return parts is ["p" or "v", var products, var variations]
            ? new WooProductCursor(parts[0] == "v", Part(products), Part(variations))
            : throw new FormatException($"'{cursor}' is no cursor of this feed: read it from the beginning, with null.");
    }

    private static Cursor? Part(string text) => text.Length == 0 ? null : new Cursor(text);
}

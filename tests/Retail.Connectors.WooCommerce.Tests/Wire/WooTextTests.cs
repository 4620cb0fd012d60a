using System.Text.Json;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Tests.Wire;

public class WooTextTests
{
    /// <summary>Fields that some recording shows encoded, by resource and name; addresses, notes, reasons, fees and titles of shipping lines are not among them.</summary>
    private static readonly HashSet<string> Encoded = ["orders/line_items/name", "products/name", "products/categories/name"];

    [Theory]
    [InlineData("Caf\u00e9 Cr\u00e8me \u201cDeluxe\u201d &amp; Co.", "Café Crème “Deluxe” & Co.")]
    [InlineData("&lt;M8&gt; &#8211; gro&szlig;", "<M8> – groß")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("50% & more; no entity", "50% & more; no entity")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Plain_EncodedText_IsDecodedOnce(string? encoded, string plain) => Assert.Equal(plain, WooText.Plain(encoded));

    /// <summary>What was sent as plain text came back encoded, or as it was; the shop drops tags.</summary>
    [Theory]
    [InlineData("w-category-create", "name", "TmpCat & x", true)]
    [InlineData("product-update-html-name", "name", "Probe alert(1) & “x”", true)]
    [InlineData("w-gateway-update", "title", "Cheque & co", true)]
    [InlineData("w-customer-create-minimal", "last_name", "&Co", true)]
    [InlineData("refunds-create-line-qty", "reason", "Reason 0 & “quoted”", false)]
    public void Plain_RecordedWrite_GivesWhatWasSent(string name, string field, string plain, bool isEncoded)
    {
        using var body = JsonDocument.Parse(Recording.Load("writes", name).Body);
        var answered = body.RootElement.GetProperty(field).GetString()!;

        Assert.Equal(isEncoded, plain != answered);
        Assert.Equal(plain, isEncoded ? WooText.Plain(answered) : answered);
    }

    /// <summary>What the documentation of <see cref="WooText"/> says, against the recordings: entities stand in no other fields than those.</summary>
    [Theory]
    [InlineData("orders")]
    [InlineData("products")]
    public void Recordings_Entities_StandOnlyWhereTheDocumentationSays(string folder)
    {
        var found = new HashSet<string>();
        foreach (var name in Recording.Names(folder))
        {
            using var body = JsonDocument.Parse(Recording.Load(folder, name).Body);
            Walk(body.RootElement, folder, found);
        }

        Assert.NotEmpty(found);
        Assert.Subset(Encoded, found);
    }

    private static void Walk(JsonElement element, string path, HashSet<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in element.EnumerateObject().Where(field => field.Name is not ("description" or "short_description" or "price_html" or "purchase_note" or "meta_data")))
                {
                    Walk(field.Value, $"{path}/{field.Name}", found);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Walk(item, path, found);
                }

                break;
            case JsonValueKind.String when WooText.Plain(element.GetString()) != element.GetString():
                found.Add(path);
                break;
        }
    }
}

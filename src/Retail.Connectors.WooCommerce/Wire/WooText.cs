using System.Net;

namespace Retail.Connectors.WooCommerce.Wire;

/// <summary>Turns text that WooCommerce HTML-encodes into plain text.</summary>
/// <remarks>
/// WordPress stores some texts encoded and sends them so: <c>&amp;amp;</c> for <c>&amp;</c>. Encoded are the names of products,
/// categories, tags, brands, attributes, their terms and options; what is copied from them: <c>line_items[].name</c> of orders and
/// refunds, <c>parent_name</c>, <c>product_name</c> of reviews, the <c>name</c> of variations; titles of payment gateways;
/// <c>first_name</c> and <c>last_name</c> of customer accounts; symbols and names of currencies. Not encoded are addresses (billing and
/// shipping), notes, reasons, coupon codes, fee names and titles of shipping lines: there <c>&amp;amp;</c> is what
/// somebody typed. Descriptions are HTML and stay so. The typed client gives all of them as they came; the mapping to the canonical
/// model decodes those that are encoded.
/// </remarks>
public static class WooText
{
    /// <summary>Decodes a text that the shop encoded; once, so that <c>&amp;amp;lt;</c> becomes <c>&amp;lt;</c>.</summary>
    /// <param name="encoded">The text as it came; null gives empty text.</param>
    public static string Plain(string? encoded) => encoded is null ? string.Empty : WebUtility.HtmlDecode(encoded);
}

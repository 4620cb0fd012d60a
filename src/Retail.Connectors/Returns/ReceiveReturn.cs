using System.Globalization;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Returns;

/// <summary>
/// Goods of a sales order are received back, once, each where its disposition sends it. No more comes back than was delivered:
/// more is refused.
/// </summary>
/// <param name="Key">The effect's name; its short form is stored with the receipt.</param>
/// <param name="Return">What came back.</param>
/// <param name="Document">The sales order in the target.</param>
/// <param name="Submitted">The effect that made the sales order; its key stands in the document and in its lines.</param>
public sealed record ReceiveReturn(EffectKey Key, Return Return, EntityRef Document, EffectKey Submitted) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Return.Lines.Length} lines of sales order {Document.Id} received back");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        digest.Add("return", Return.Ref.ToString()).Add("document", Document.ToString()).AddCount("lines", Return.Lines.Length);
        foreach (var line in Return.Lines)
        {
            digest.Add("line", line.OrderLineId).Add("sku", line.Sku).Add("quantity", line.Quantity).Add("disposition", line.Disposition.ToString());
        }

        return digest.Build();
    }
}

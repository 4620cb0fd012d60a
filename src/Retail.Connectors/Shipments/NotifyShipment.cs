using System.Globalization;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Shipments;

/// <summary>The shop knows a shipment of an order, and with it the customer.</summary>
/// <param name="Key">The effect's name.</param>
/// <param name="Shipment">What left, and how to follow it.</param>
public sealed record NotifyShipment(EffectKey Key, Shipment Shipment) : ICommand
{
    /// <inheritdoc/>
    public string Describe() => string.Create(CultureInfo.InvariantCulture, $"shipment {Shipment.Ref.Id} of order {Shipment.Order.Id}: {Shipment.Lines.Length} lines, {Shipment.Parcels.Length} parcels");

    /// <inheritdoc/>
    public Digest Digest()
    {
        using var digest = new DigestBuilder();
        digest.Add("shipment", Shipment.Ref.ToString()).Add("order", Shipment.Order.ToString())
            .Add("at", Shipment.ShippedAt).AddCount("parcels", Shipment.Parcels.Length);
        foreach (var parcel in Shipment.Parcels)
        {
            digest.Add("carrier", parcel.Carrier).Add("tracking", parcel.TrackingNumber).Add("url", parcel.TrackingUrl?.ToString());
        }

        digest.AddCount("lines", Shipment.Lines.Length);
        foreach (var line in Shipment.Lines)
        {
            digest.Add("line", line.OrderLineId).Add("sku", line.Sku).Add("quantity", line.Quantity);
        }

        return digest.Build();
    }
}

using Retail.Connectors.Effects;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>Refusals that several commands on a sale share.</summary>
internal static class SaleRefusals
{
    public static EffectResult.Refused Unknown(EntityRef document, EffectKey submitted) => new(
        "unknown-document", $"There is no sale {document.Id} with the key {submitted.ShortForm()}.",
        "Somebody deleted the sale or changed its web ID: submit the order again, or correct the link.");

    public static EffectResult.Refused Cancelled(Receipt receipt) => new(
        "document-cancelled", $"The sale {receipt.DisplayName} is cancelled.", "Set it back to draft in Tryton and replay, or discard this.")
    { Left = receipt };
}

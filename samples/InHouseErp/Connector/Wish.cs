using NodaTime;
using Retail.Connectors;
using Retail.Connectors.Documents;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace InHouseErp.Connector;

/// <summary>A booking that somebody asks for.</summary>
/// <param name="Key">The effect's key.</param>
/// <param name="Content">The digest of what is asked.</param>
/// <param name="Origin">The document that it is made from.</param>
/// <param name="OriginKind">The ERP's word for its kind.</param>
/// <param name="Date">Its date in the books.</param>
/// <param name="Totals">What it has to come to.</param>
/// <param name="Codes">What the shop's words mean.</param>
internal sealed record Wish(
    EffectKey Key, string Content, EntityRef Origin, string OriginKind, LocalDate Date, DocumentTotals Totals, OrderCodes Codes);

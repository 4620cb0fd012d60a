using Retail.Connectors.Credits;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Credits;

/// <summary>Why credit notes wait for a person, in words.</summary>
internal static class CreditParking
{
    public static ParkReason Withdrawn(EntityRef note, string name, Link refund) => new(
        "credit-withdrawn",
        $"Credit note {name} ({note.Id}) no longer stands in {note.System}, but was recorded in the shop as refund {refund.DisplayName}.",
        $"Delete refund {refund.DisplayName} in the shop, or post the credit note again; then discard this entry.",
        ParkOwner.Finance);

    public static ParkReason Copied(CreditNote note, IEnumerable<EntityRef> originals) => new(
        "credit-copied",
        $"Credit note {note.Number} ({note.Totals.Grand}) is a copy of {string.Join(", ", originals.Select(original => original.Id))} and carries its key {note.Key}.",
        "If it was made on purpose, clear its source document in the ERP, and it is recorded in the shop; else cancel it.",
        ParkOwner.Finance);
}

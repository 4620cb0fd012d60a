using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Parking;

namespace Retail.Connectors.Sync.Orders;

/// <summary>
/// What happens if the ERP refuses to change a document because of how far it got: the shop is told once by a note on the order, and
/// the work waits for the ERP's people. Other refusals concern nobody in the shop.
/// </summary>
internal static class OrderRefusals
{
    public const string Cancelled = "document-cancelled";

    /// <summary>The document is cancelled, and should not have been: goods left, or money was booked, in the same moment.</summary>
    public const string CancelledTooLate = "cancelled-too-late";

    private static readonly FrozenSet<string> OfDocument = FrozenSet.Create(
        StringComparer.Ordinal, Cancelled, CancelledTooLate, "already-shipped", "already-invoiced", "order-locked", "document-locked", "cancel-refused");

    public static string AmendmentWords(string document) => $"The change of this order could not be taken over into {document}";

    public static string CancellationWords(string document, string code) => code == CancelledTooLate
        ? $"This order was cancelled while {document} was being carried out"
        : $"This order was cancelled, but {document} could not be";

    /// <param name="reason">Why it was refused.</param>
    /// <param name="order">The order as far as the shop still has it; null if it does not: nobody is told then.</param>
    /// <param name="name">What the note is called in its key, with a place for the refusal's code; one name, one note.</param>
    /// <param name="words">What could not be done.</param>
    /// <param name="tells">True if the shop is told.</param>
    /// <param name="note">What the flow notes of it.</param>
    /// <param name="rest">What is to be done all the same.</param>
    public static Plan.Do? Tell(
        ParkReason reason, Order? order, string name, string words, bool tells, Func<string?, string> note, ImmutableArray<PlannedCommand> rest)
    {
        if (!OfDocument.Contains(reason.Code))
        {
            return null;
        }

        var commands = rest;
        if (order is not null && tells)
        {
            var key = EffectKey.For(
                order.Ref, AddOrderNote.Verb, order.Ref.System, string.Format(CultureInfo.InvariantCulture, name, reason.Code));
            commands = commands.Insert(0, PlannedCommand.Unlinked(new AddOrderNote(key, order.Ref, $"{words}: {reason.Explanation} {reason.FixHint}")));
        }

        return new Plan.Do(commands, Written: null)
        {
            Noting = note,
            ThenPark = reason with { Owner = ParkOwner.Erp },
        };
    }
}

namespace Retail.Connectors.Sync.Orders;

/// <summary>What became of one part of an order.</summary>
/// <param name="Name">The part; empty if the order is not split.</param>
/// <param name="Generation">The generation of the submission that made the document. It rises only after a cancellation.</param>
/// <param name="Amendments">How many amendments came to an end, reached or refused; the next one is this plus one. It never falls.</param>
/// <param name="Cancellations">How many cancellations came to an end, reached or refused. It never falls.</param>
/// <param name="State">How the document stands.</param>
/// <param name="Content">A digest of what the document was last brought to; empty if that is unknown.</param>
/// <param name="Document">The document's id in the target.</param>
internal sealed record OrderMemoPart(
    string Name, int Generation, int Amendments, int Cancellations, OrderPartState State, string Content, string Document)
{
    public bool Stands => State == OrderPartState.Open;
}

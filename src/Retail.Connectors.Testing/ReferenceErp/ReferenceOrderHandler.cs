using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Makes orders in three steps: the head, which carries the key; the lines, whose sums are read back; the release.</summary>
internal sealed class ReferenceOrderHandler(ReferenceErpConnection erp) : ICommandHandler<SubmitOrder>
{
    private readonly ReferenceOrderFinder _finder = new(erp);

    public EffectTraits Traits { get; } = erp.Traits(erp.Options.Orders, DocumentStage.Confirmed);

    public Task<Finding> FindAsync(SubmitOrder command, CancellationToken cancellationToken) => _finder.FindAsync(command.Key, cancellationToken);

    public async Task<EffectResult> ApplyAsync(SubmitOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        switch (context.Found)
        {
            case Finding.Complete complete:
                return await AdoptAsync(command, complete.Receipt, cancellationToken);
            case Finding.Partial partial:
                return await CompleteAsync(command, partial.Receipt.Document.Id, context, cancellationToken);
            default:
                break;
        }

        if (await erp.FindPartnerAsync(command.Customer, cancellationToken) is not { } partner)
        {
            return new EffectResult.Refused("unknown-partner", $"{command.Customer} is no partner.", "Replay the order: its customer is ensured first.");
        }

        var create = new ReferenceRequest.CreateOrder(
            command.Key.ShortForm(), command.Order.Number, partner.Number, command.Order.Currency.Currency.Value);
        var answer = await erp.WriteAsync(create, context.SendBefore, cancellationToken);
        return answer is ReferenceAnswer.Orders { Items: [var made] }
            ? await CompleteAsync(command, made.Number, context, cancellationToken)
            : throw erp.Unexpected(answer);
    }

    private async Task<EffectResult> CompleteAsync(SubmitOrder command, string number, EffectContext context, CancellationToken cancellationToken)
    {
        if (ReferenceOrderLines.Of(command, erp.Options.MaxRounding) is not { } lines)
        {
            return new EffectResult.Refused("money-differs", "The lines do not sum up to the order's total and taxes.", "Correct the order in the shop.");
        }

        var set = new ReferenceRequest.SetLines(number, command.Digest().Value, lines);
        switch (await erp.WriteAsync(set, context.SendBefore, cancellationToken))
        {
            case ReferenceAnswer.Refused { Code: "cancelled" } cancelled:
                return new EffectResult.Refused("document-cancelled", cancelled.Words, "Cancel the order in the shop, or place it anew.")
                {
                    Left = erp.ReceiptOf(number, DocumentStage.Cancelled),
                };
            case ReferenceAnswer.Refused { Code: "released" }:
                return await AdoptAsync(command, erp.ReceiptOf(number, DocumentStage.Confirmed), cancellationToken);
            case ReferenceAnswer.Orders { Items: [var draft] } when draft.Total != command.Order.Totals.Grand.Amount:
                return new EffectResult.Refused("money-differs", $"{number} came to {draft.Total}.", "Compare the taxes.") { Left = erp.ReceiptOf(draft) };
            case ReferenceAnswer.Orders:
                break;
            case var other:
                throw erp.Unexpected(other);
        }

        var answer = await erp.WriteAsync(new ReferenceRequest.Release(number), context.SendBefore, cancellationToken);
        return answer is ReferenceAnswer.Orders { Items: [var released] }
            ? new EffectResult.Reached(erp.ReceiptOf(released))
            : throw erp.Unexpected(answer);
    }

    private async Task<EffectResult> AdoptAsync(SubmitOrder command, Receipt found, CancellationToken cancellationToken)
    {
        var answer = await erp.ReadAsync(new ReferenceRequest.FindOrders(command.Key.ShortForm()), cancellationToken);
        return answer is ReferenceAnswer.Orders { Items: [var order] } && order.Fingerprint == command.Digest().Value
            ? new EffectResult.Reached(erp.ReceiptOf(order))
            : new EffectResult.Refused(
                "changed-since-effect", $"{found.DisplayName} was released before the order changed.", $"Bring {found.DisplayName} in line by hand.")
            { Left = found };
    }
}

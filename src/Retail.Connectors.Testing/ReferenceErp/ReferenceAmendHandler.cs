using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Reopens an order, gives it its new lines and releases it again. What it says is known by the fingerprint of its lines.</summary>
internal sealed class ReferenceAmendHandler(ReferenceErpConnection erp) : ICommandHandler<AmendOrder>
{
    public EffectTraits Traits { get; } = erp.Traits(EffectGuarantee.Lookup, DocumentStage.Confirmed);

    public async Task<Finding> FindAsync(AmendOrder command, CancellationToken cancellationToken) =>
        await erp.ReadOrderAsync(command.Document, cancellationToken) switch
        {
            null or { IsCancelled: true } => new Finding.Nothing(),
            { IsReleased: false } draft => new Finding.Partial(erp.ReceiptOf(draft)),
            var order when order.Fingerprint == Wish(command).Digest().Value => new Finding.Complete(erp.ReceiptOf(order)),
            _ => new Finding.Nothing(),
        };

    public async Task<EffectResult> ApplyAsync(AmendOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        if (context.Found is Finding.Complete complete)
        {
            return new EffectResult.Reached(complete.Receipt);
        }

        var wish = Wish(command);
        if (ReferenceOrderLines.Of(wish, erp.Options.MaxRounding) is not { } lines)
        {
            return new EffectResult.Refused("money-differs", "The lines do not sum up to the order's total and taxes.", "Correct the order in the shop.");
        }

        var number = command.Document.Id;
        ReferenceRequest[] steps =
        [
            new ReferenceRequest.Reopen(number), new ReferenceRequest.SetLines(number, wish.Digest().Value, lines), new ReferenceRequest.Release(number),
        ];
        ReferenceOrder? order = null;
        foreach (var step in steps)
        {
            switch (await erp.WriteAsync(step, context.SendBefore, cancellationToken))
            {
                case ReferenceAnswer.Orders { Items: [var changed] }:
                    order = changed;
                    break;
                case ReferenceAnswer.Refused refused:
                    return Refuse(refused);
                case var other:
                    throw erp.Unexpected(other);
            }
        }

        return new EffectResult.Reached(erp.ReceiptOf(order!));
    }

    internal static EffectResult.Refused Refuse(ReferenceAnswer.Refused refused) => refused.Code switch
    {
        "shipped" => new("already-shipped", refused.Words, "Settle the difference with a return, by hand."),
        "cancelled" => new("document-cancelled", refused.Words, "Cancel the order in the shop, or place it anew."),
        _ => new(refused.Code, refused.Words, "Look the order up in the ERP, then replay."),
    };

    /// <summary>What makes the order that the amendment asks for: lines and fingerprint are the same as if it had been submitted so.</summary>
    private static SubmitOrder Wish(AmendOrder command) => new(command.Submitted, command.Order, command.Customer, command.Codes);
}

using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Cancels an order in one call, which may be made again: the order's state is all that counts.</summary>
internal sealed class ReferenceCancelHandler(ReferenceErpConnection erp) : ICommandHandler<CancelOrder>
{
    public EffectTraits Traits { get; } = erp.Traits(EffectGuarantee.Enforced, DocumentStage.Cancelled);

    public async Task<Finding> FindAsync(CancelOrder command, CancellationToken cancellationToken) =>
        await erp.ReadOrderAsync(command.Document, cancellationToken) is { IsCancelled: true } order
            ? new Finding.Complete(erp.ReceiptOf(order))
            : new Finding.Nothing();

    public async Task<EffectResult> ApplyAsync(CancelOrder command, EffectContext context, CancellationToken cancellationToken) =>
        await erp.WriteAsync(new ReferenceRequest.Cancel(command.Document.Id), context.SendBefore, cancellationToken) switch
        {
            ReferenceAnswer.Orders { Items: [var cancelled] } => new EffectResult.Reached(erp.ReceiptOf(cancelled)),
            ReferenceAnswer.Refused refused => ReferenceAmendHandler.Refuse(refused),
            var other => throw erp.Unexpected(other),
        };
}

using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Rpc;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>
/// Brings an order to a confirmed <c>sale.order</c>: draft, proof of the money, rounding lines where tolerated,
/// confirmation. A replay changes nothing, because order and lines have external ids.
/// </summary>
internal sealed class OdooOrderHandler(OdooConnection odoo) : ICommandHandler<SubmitOrder>
{
    private readonly OrderDocuments _documents = new(odoo);
    private readonly OrderWriter _writer = new(odoo);

    public EffectTraits Traits { get; } = TraitsOf(odoo);

    public static EffectTraits TraitsOf(OdooConnection odoo) => new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(SubmitOrder command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (only, several) = await _documents.FindAsync(command.Key, cancellationToken);
        if (only is null)
        {
            return several ?? (Finding)new Finding.Nothing();
        }

        var document = await OrderDocuments.WithLinesAsync(only, odoo.Client, cancellationToken);
        var roundings = await _documents.RoundingsOfAsync(command, document, odoo.Client, cancellationToken);
        var receipt = _documents.ReceiptFor(command, document, roundings);
        return document.Stage == DocumentStage.Draft ? new Finding.Partial(receipt) : new Finding.Complete(receipt);
    }

    public async Task<EffectResult> ApplyAsync(SubmitOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        return context.Found switch
        {
            Finding.Several several => new EffectResult.Refused(
                "several-documents",
                $"The key {command.Key.ShortForm()} stands in the source document of {several.Documents.Length} order(s) that this connector did not write, or wrote and somebody copied: "
                + string.Join(", ", several.Documents.Select(document => document.Id)) + ".",
                "Clear the source document (origin) of the copies in Odoo, or cancel and clear them, then replay."),
            Finding.Complete complete => await _writer.AdoptAsync(
                command, OdooFormat.ParseId(complete.Receipt.Document.Id), client, cancellationToken),
            _ => await _writer.WriteAsync(command, client, isSetBack: false, cancellationToken),
        };
    }
}

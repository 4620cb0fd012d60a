using Retail.Connectors.Credits;
using Retail.Connectors.Effects;

namespace InHouseErp.Connector;

/// <summary>Credit notes against an invoice.</summary>
internal sealed class CreditHandler(ErpConnection erp) : ICommandHandler<PostCredit>
{
    private readonly Booking _booking = new(erp, "credit");

    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.Posted);

    public Task<Finding> FindAsync(PostCredit command, CancellationToken cancellationToken) => _booking.FindAsync(command.Key, cancellationToken);

    public Task<EffectResult> ApplyAsync(PostCredit command, EffectContext context, CancellationToken cancellationToken) => _booking.BookAsync(
        new Wish(command.Key, command.Digest().Value, command.Invoice, "invoice", command.Date, command.Totals, command.Codes),
        (_, invoice) => InvoiceHandler.Named(invoice, command.Lines, command.Codes),
        context,
        cancellationToken);
}

using Retail.Connectors;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;

namespace InHouseErp.Connector;

/// <summary>
/// Three calls: write the draft with its key, look at what the ERP computed, confirm. A process may die between any two of them;
/// the next one finds the draft by its key and goes on.
/// </summary>
internal sealed class OrderHandler(ErpConnection erp) : ICommandHandler<SubmitOrder>
{
    private const string Kind = "order";

    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.Confirmed);

    public async Task<Finding> FindAsync(SubmitOrder command, CancellationToken cancellationToken)
    {
        var document = await erp.ReadAsync(session => Documents.ByKey(session, Kind, command.Key.ShortForm()), cancellationToken);
        return document switch
        {
            null => new Finding.Nothing(),
            { State: "draft" } => new Finding.Partial(document.ReceiptIn(erp)),
            _ => new Finding.Complete(document.ReceiptIn(erp)),
        };
    }

    public async Task<EffectResult> ApplyAsync(SubmitOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        var content = command.Order.CommercialDigest().Value;
        var (draft, refused) = await WriteAsync(command, content, context, cancellationToken);
        if (draft is null)
        {
            return refused!;
        }

        if (draft.State != "draft")
        {
            return Judge(draft, content);
        }

        // Money is proven before it binds: what the ERP computed is read back and compared.
        var proven = await erp.ReadAsync(session => Documents.ByKey(session, Kind, draft.Key)!, cancellationToken);
        if (proven.Differs(OrderContent.Totals(command.Order), command.Codes) is { } difference)
        {
            return new EffectResult.Refused("money-differs", $"{proven.Name}: {difference}.", "Compare the taxes with the shop's rates, then replay.")
            {
                Left = proven.ReceiptIn(erp),
            };
        }

        var (bound, notBound) = await erp.WriteAsync(
            session => Documents.Bind(session, draft with { Content = content }, "open"), context.SendBefore, cancellationToken);
        return bound is null ? notBound! : Judge(bound, content);
    }

    private async Task<(ErpDocument? Document, EffectResult.Refused? Refused)> WriteAsync(
        SubmitOrder command, string content, EffectContext context, CancellationToken cancellationToken)
    {
        EffectResult.Refused? missing = null;
        var (document, refused) = await erp.WriteAsync(
            session =>
            {
                var lines = OrderContent.Lines(command.Order, command.Codes);
                var unknown = OrderContent.Missing(session, lines, command.Order.Currency.Currency.Value);
                var customer = session.Rows(
                    "SELECT id FROM customer WHERE company = $company AND external_key = $key", static row => row.GetInt64(0),
                    ("$key", command.Customer.ShortForm())).FirstOrDefault();
                if (customer == 0)
                {
                    unknown.Add($"customer {command.Customer.ShortForm()}");
                }

                if (unknown.Count > 0)
                {
                    missing = Refusals.Unknown(unknown);
                    return null;
                }

                return Documents.WriteDraft(
                    session,
                    new DraftHead
                    {
                        Kind = Kind,
                        Key = command.Key.ShortForm(),
                        Content = content,
                        Customer = customer,
                        Currency = command.Order.Currency.Currency.Value,
                        PaymentMethod = command.Codes.PaymentMethod,
                        At = erp.Now,
                    },
                    lines);
            },
            context.SendBefore,
            cancellationToken);
        return (document, refused ?? missing);
    }

    private EffectResult Judge(ErpDocument document, string content) => document switch
    {
        { State: "open" } when document.Content == content => new EffectResult.Reached(document.ReceiptIn(erp)),
        { State: "open" } => Refusals.Changed(document.ReceiptIn(erp)),
        { State: "cancelled" } => new EffectResult.Refused(
            "document-cancelled", $"{document.Name} carries the key of this order and is cancelled.", "Cancel the order in the shop, or submit it anew.")
        { Left = document.ReceiptIn(erp) },

        // Somebody wrote other content between the proof and the confirmation.
        _ => throw new ConnectorException(ConnectorErrorKind.Conflict, erp.System, $"{document.Name} was changed meanwhile."),
    };
}

using Retail.Connectors.Customers;
using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.ReferenceErp;

/// <summary>Makes partners, and finds them by the key that stands in their reference.</summary>
internal sealed class ReferenceCustomerHandler(ReferenceErpConnection erp) : ICommandHandler<EnsureCustomer>
{
    public EffectTraits Traits { get; } = erp.Traits(EffectGuarantee.Lookup, DocumentStage.Confirmed);

    public async Task<Finding> FindAsync(EnsureCustomer command, CancellationToken cancellationToken)
    {
        var answer = await erp.ReadAsync(new ReferenceRequest.FindPartners(command.Key.ShortForm()), cancellationToken);
        return answer switch
        {
            ReferenceAnswer.Partners { Items: [] } => new Finding.Nothing(),
            ReferenceAnswer.Partners { Items: [var only] } => new Finding.Complete(ReceiptOf(only)),
            ReferenceAnswer.Partners several => new Finding.Several([.. several.Items.Select(RefOf)]),
            _ => throw Unexpected(answer),
        };
    }

    public async Task<EffectResult> ApplyAsync(EnsureCustomer command, EffectContext context, CancellationToken cancellationToken)
    {
        if (context.Found is Finding.Complete found)
        {
            return new EffectResult.Reached(found.Receipt);
        }

        if (!command.Match.IsEmpty)
        {
            return new EffectResult.Refused(
                "match-unsupported", "The reference ERP keeps names of partners only: none can be recognised.", "Leave the match out of the customer policy.");
        }

        var request = new ReferenceRequest.CreatePartner(command.Key.ShortForm(), command.Customer.Name);
        var answer = await erp.WriteAsync(request, context.SendBefore, cancellationToken);
        return answer is ReferenceAnswer.Partners { Items: [var made] }
            ? new EffectResult.Reached(ReceiptOf(made))
            : throw Unexpected(answer);
    }

    private EntityRef RefOf(ReferencePartner partner) => new(erp.System, EntityKind.Partner, partner.Number);

    private Receipt ReceiptOf(ReferencePartner partner) => new()
    {
        Document = RefOf(partner),
        DisplayName = partner.Number,
        Stage = DocumentStage.Confirmed,
    };

    private ConnectorException Unexpected(ReferenceAnswer answer) =>
        new(ConnectorErrorKind.Contract, erp.System, $"{answer.GetType().Name} does not answer what was asked.");
}

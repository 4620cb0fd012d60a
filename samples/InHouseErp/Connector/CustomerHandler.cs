using Retail.Connectors;
using Retail.Connectors.Customers;
using Retail.Connectors.Effects;

namespace InHouseErp.Connector;

/// <summary>One call: the row with that key is there, or is made. A customer who is there is left as the ERP keeps them.</summary>
internal sealed class CustomerHandler(ErpConnection erp) : ICommandHandler<EnsureCustomer>
{
    public EffectTraits Traits { get; } = erp.Enforced(DocumentStage.None);

    public async Task<Finding> FindAsync(EnsureCustomer command, CancellationToken cancellationToken)
    {
        var key = command.Key.ShortForm();
        return await erp.ReadAsync(session => Find(session, key), cancellationToken) is { } receipt
            ? new Finding.Complete(receipt)
            : new Finding.Nothing();
    }

    public async Task<EffectResult> ApplyAsync(EnsureCustomer command, EffectContext context, CancellationToken cancellationToken)
    {
        if (!command.Match.IsEmpty)
        {
            return new EffectResult.Refused(
                "match-unsupported", "Customers are found by their key alone.", "Leave the match out of the customer policy for this system.");
        }

        var key = command.Key.ShortForm();
        var customer = command.Customer;
        var (receipt, refused) = await erp.WriteAsync(
            session =>
            {
                session.Run(
                    """
                    INSERT INTO customer (company, external_key, name, email, phone, tax_id, street, postal_code, city, country)
                    VALUES ($company, $key, $name, $email, $phone, $tax, $street, $postal, $city, $country)
                    ON CONFLICT (company, external_key) DO NOTHING
                    """,
                    ("$key", key), ("$name", customer.Name), ("$email", customer.Email), ("$phone", customer.Phone),
                    ("$tax", customer.TaxId?.Value ?? string.Empty), ("$street", customer.Address.Line1),
                    ("$postal", customer.Address.PostalCode), ("$city", customer.Address.City), ("$country", customer.Address.Country));
                return Find(session, key)!;
            },
            context.SendBefore,
            cancellationToken);
        return refused is not null ? refused : new EffectResult.Reached(receipt!);
    }

    private Receipt? Find(ErpSession session, string key) => session.Rows(
        "SELECT id, name FROM customer WHERE company = $company AND external_key = $key",
        row => new Receipt
        {
            Document = erp.Ref(EntityKind.Partner, row.GetInt64(0)),
            DisplayName = row.GetString(1),
            Stage = DocumentStage.None,
        },
        ("$key", key)).SingleOrDefault();
}

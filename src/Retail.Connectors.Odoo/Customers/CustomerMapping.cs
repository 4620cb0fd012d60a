using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Customers;
using Retail.Connectors.Odoo.Reading;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Customers;

/// <summary>Contacts that bought something, or that this connector wrote, with their main address and tax id.</summary>
internal sealed class CustomerMapping(OdooConnection odoo) : IRecordMapping<OdooPartner, Customer>
{
    public EntityKind Kind => EntityKind.Partner;

    public string Gaps => "A contact that is deleted or merged into another is not told. Further addresses are no customers; their changes tell the customer again.";

    public OdooDomain Domain => OdooDomain.Where("parent_id", "=", OdooValue.Null)
        .And(OdooDomain.Where("customer_rank", ">", OdooValue.From(0)).Or(OdooDomain.Where("ref", "!=", OdooValue.Null)));

    public OdooDomain Written(Instant from, Instant until) => Windows.Written(from, until, "child_ids");

    public OdooDomain Dated(Instant from, Instant until) => OdooDomain.Within("create_date", from, until);

    public OdooDomain? ById(string id) => Windows.ById(id);

    public async Task<IReadOnlyList<Mapped<Customer>>> MapAsync(
        IReadOnlyList<OdooPartner> records, OdooClient client, CancellationToken cancellationToken)
    {
        var countries = (await client.ReadAsync(
                "res.country", Ids(records.Select(record => record.CountryId)), OdooJsonContext.Default.CountryRecord, query: null, cancellationToken))
            .ToDictionary(country => country.Id, country => country.Code ?? string.Empty);
        var states = (await client.ReadAsync(
                "res.country.state", Ids(records.Select(record => record.StateId)), OdooJsonContext.Default.StateRecord, query: null, cancellationToken))
            .ToDictionary(state => state.Id, state => state.Code ?? string.Empty);
        return [.. records.Select(record => Map(record, countries, states))];
    }

    public CensusEntry ToEntry(OdooPartner record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new CensusEntry(RefTo(record), Revisions.Of(record), record.Active ? "active" : "archived", null, record.Ref);
    }

    private Mapped<Customer> Map(OdooPartner record, Dictionary<long, string> countries, Dictionary<long, string> states)
    {
        if (record.Name is not { Length: > 0 } name)
        {
            return new Mapped<Customer>(RefTo(record), Revisions.Of(record), null, "The contact has no name.");
        }

        var country = countries.GetValueOrDefault(record.CountryId.Id, string.Empty);
        var customer = new Customer
        {
            Ref = RefTo(record),
            Name = name,
            Company = record.IsCompany ? name : string.Empty,
            Email = record.Email ?? string.Empty,
            Phone = record.Phone ?? string.Empty,
            TaxId = record.Vat is { Length: > 1 } vat ? new TaxId(vat, country) : null,
            Address = new Address
            {
                Company = record.IsCompany ? name : string.Empty,
                LastName = record.IsCompany ? string.Empty : name,
                Line1 = record.Street ?? string.Empty,
                Line2 = record.Street2 ?? string.Empty,
                City = record.City ?? string.Empty,
                PostalCode = record.Zip ?? string.Empty,
                Region = states.GetValueOrDefault(record.StateId.Id, string.Empty),
                Country = country,
                Phone = record.Phone ?? string.Empty,
            },
        };
        return new Mapped<Customer>(customer.Ref, Revisions.Of(record), customer);
    }

    private EntityRef RefTo(OdooPartner record) => new(odoo.System, EntityKind.Partner, OdooFormat.Id(record.Id));

    private static long[] Ids(IEnumerable<OdooLink> links) => [.. links.Where(link => !link.IsNone).Select(link => link.Id).Distinct()];
}

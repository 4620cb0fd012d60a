using System.Text.Json;

namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>A search condition, parsed from prefix notation.</summary>
internal abstract class Domain
{
    public abstract bool Matches(OdooSession session, OdooRecord record);

    /// <summary>The ids that can match at all, where an index tells; null when every record has to be looked at.</summary>
    public virtual IEnumerable<int>? Candidates(OdooSession session, OdooTable table) => null;

    public static Domain Parse(OdooSession session, OdooModel model, JsonElement? domain)
    {
        if (domain is not { } given || given.ValueKind is JsonValueKind.Null or JsonValueKind.False)
        {
            return new All([]);
        }

        if (given.ValueKind is not JsonValueKind.Array)
        {
            throw OdooError.Type($"Domain() invalid argument type for domain: {PythonText.Repr(given)}");
        }

        var items = given.EnumerateArray().ToArray();
        var terms = new List<Domain>();
        for (var position = 0; position < items.Length;)
        {
            terms.Add(Term(session, model, items, ref position));
        }

        return terms.Count == 1 ? terms[0] : new All(terms);
    }

    private static Domain Term(OdooSession session, OdooModel model, JsonElement[] items, ref int position)
    {
        if (position >= items.Length)
        {
            throw OdooError.Value("Domain() malformed domain: an operator lacks its operands");
        }

        var item = items[position++];
        if (item.ValueKind is not JsonValueKind.String)
        {
            return Condition.Parse(session, model, item);
        }

        switch (item.GetString())
        {
            case "&":
                return new All([Term(session, model, items, ref position), Term(session, model, items, ref position)]);
            case "|":
                return new Any([Term(session, model, items, ref position), Term(session, model, items, ref position)]);
            case "!":
                return new Not(Term(session, model, items, ref position));
            default:
                throw OdooError.Value($"Domain() invalid item in domain: {PythonText.Repr(item)}");
        }
    }

    private sealed class All(IReadOnlyList<Domain> terms) : Domain
    {
        public override bool Matches(OdooSession session, OdooRecord record) => terms.All(term => term.Matches(session, record));

        public override IEnumerable<int>? Candidates(OdooSession session, OdooTable table) =>
            terms.Select(term => term.Candidates(session, table)).FirstOrDefault(ids => ids is not null);
    }

    private sealed class Any(IReadOnlyList<Domain> terms) : Domain
    {
        public override bool Matches(OdooSession session, OdooRecord record) => terms.Any(term => term.Matches(session, record));
    }

    private sealed class Not(Domain term) : Domain
    {
        public override bool Matches(OdooSession session, OdooRecord record) => !term.Matches(session, record);
    }
}

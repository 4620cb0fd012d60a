namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>Finds the rows that a domain names; of a model with <c>active</c> only those, unless the domain names the field.</summary>
internal static class DomainFilter
{
    public static IEnumerable<Record> Find(Work work, string modelName, object? domain)
    {
        var table = work.Store[modelName];
        var model = table.Model;
        var clauses = domain as List<object?> ?? [];
        Check(model, clauses);
        var rows = Candidates(table, clauses);
        if (model.HasActive && !Names(clauses, "active") && !Equals(work.Context["active_test"], false))
        {
            rows = rows.Where(row => work.Read(row, "active") is true);
        }

        return clauses.Count == 0 ? rows : rows.Where(row => Matches(work, row, clauses));
    }

    private static IEnumerable<Record> Candidates(Table table, List<object?> clauses)
    {
        if (clauses is [string, ..])
        {
            return table.Records;
        }

        foreach (var clause in clauses)
        {
            if (clause is List<object?> words && words is [string name, string op, var value, ..] && table.Model.Fields.TryGetValue(name, out var field)
                && field.Type is "char" or "many2one" or "reference" or "integer" && !FieldValues.IsComputed(field) && !field.IsTranslated)
            {
                if (op == "=" && value is string or long)
                {
                    return name == "id" ? Row(table, value) : table.Holding(name, value);
                }

                if (op == "in" && value is List<object?> wanted && wanted.TrueForAll(item => item is string or long))
                {
                    return wanted.Distinct().SelectMany(item => name == "id" ? Row(table, item) : table.Holding(name, item!)).OrderBy(row => row.Id);
                }
            }
        }

        return table.Records;
    }

    private static IEnumerable<Record> Row(Table table, object? id) => id is long number && table.Find(number) is { } row ? [row] : [];

    // An unknown field is an error even where there is no row to look at.
    private static void Check(Model model, List<object?> clauses)
    {
        foreach (var item in clauses.OfType<List<object?>>())
        {
            if (!IsClause(item))
            {
                Check(model, item);
                continue;
            }

            var name = ((string)item[0]!).Split('.')[0];
            if (!model[name].IsSearchable && model[name].Name is not ("id" or "rec_name" or "create_date" or "write_date"))
            {
                throw RpcError.Python($"Missing search function for field \"{model[name].Label}\" in \"{model.Label}\".");
            }
        }
    }

    private static bool IsClause(List<object?> item) => item.Count is 3 or 4 && item[0] is string first && first is not ("OR" or "AND") && item[1] is string;

    private static bool Names(List<object?> domain, string field) => domain.OfType<List<object?>>().Any(item =>
        IsClause(item) ? Equals(item[0], field) : Names(item, field));

    private static bool Matches(Work work, Record row, List<object?> domain)
    {
        if (domain.Count == 0)
        {
            return true;
        }

        if (IsClause(domain))
        {
            return MatchesClause(work, row, ((string)domain[0]!).Split('.'), (string)domain[1]!, domain[2], domain.Count == 4 ? domain[3] as string : null);
        }

        var parts = domain.OfType<List<object?>>();
        return domain[0] is "OR" ? parts.Any(part => Matches(work, row, part)) : parts.All(part => Matches(work, row, part));
    }

    private static bool MatchesClause(Work work, Record row, string[] path, string op, object? value, string? target)
    {
        var field = row.Model[path[0]];
        var held = work.Read(row, field.Name);
        if (path.Length == 1)
        {
            return held is IReadOnlyList<long> ids ? MatchesMany(work, field, ids, op, value) : MatchesValue(work, field, held, op, value);
        }

        var rest = path[1..];
        if (field.Type == "reference")
        {
            return work.Resolve(held as string) is { } referred && (target is null || referred.Model.Name == target) && MatchesClause(work, referred, rest, op, value, null);
        }

        var relation = work.Store[field.Relation];
        return held switch
        {
            long id => relation.Find(id) is { } linked && MatchesClause(work, linked, rest, op, value, target),
            IReadOnlyList<long> ids => ids.Select(relation.Find).OfType<Record>().Any(linked => MatchesClause(work, linked, rest, op, value, target)),
            _ => false,
        };
    }

    private static bool MatchesMany(Work work, Field field, IReadOnlyList<long> ids, string op, object? value) => (op, value) switch
    {
        ("=", null) => ids.Count == 0,
        ("!=", null) => ids.Count > 0,
        ("!=" or "not in", _) => !MatchesMany(work, field, ids, op == "!=" ? "=" : "in", value),
        _ => ids.Any(id => MatchesValue(work, field, id, op, value)),
    };

    private static bool MatchesValue(Work work, Field field, object? held, string op, object? value)
    {
        if (held is long id && value is string && field.Relation.Length > 0 && Schema.Has(field.Relation))
        {
            held = work.Store[field.Relation].Find(id) is { } linked ? work.Read(linked, "rec_name") : null;
        }

        return op switch
        {
            "=" => Comparison.Equal(held, value),
            "!=" => !Comparison.Equal(held, value),
            "in" => value is List<object?> wanted && wanted.Exists(item => Comparison.Equal(held, item)),
            "not in" => value is List<object?> refused && !refused.Exists(item => Comparison.Equal(held, item)),
            "<" => Comparison.Order(held, value) < 0,
            "<=" => Comparison.Order(held, value) <= 0,
            ">" => Comparison.Order(held, value) > 0,
            ">=" => Comparison.Order(held, value) >= 0,
            "like" => Comparison.Like(held, value, ignoreCase: false),
            "ilike" => Comparison.Like(held, value, ignoreCase: true),
            "not like" => !Comparison.Like(held, value, ignoreCase: false),
            "not ilike" => !Comparison.Like(held, value, ignoreCase: true),
            "child_of" => value is List<object?> or long && Above(work, field, held).Any(above => value is List<object?> roots ? roots.Contains(above) : Equals(above, value)),
            _ => throw RpcError.Key(op),
        };
    }

    private static IEnumerable<object> Above(Work work, Field field, object? held)
    {
        var table = work.Store[field.Relation.Length > 0 ? field.Relation : field.Model];
        for (var at = held as long?; at is { } id; at = table.Find(id)?.Link("parent"))
        {
            yield return id;
        }
    }
}

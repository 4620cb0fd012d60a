using System.Collections.Immutable;
using NodaTime;

namespace Retail.Connectors.Tryton.Rpc;

/// <summary>Which records. Only active ones are found unless <c>active</c> is named: see <see cref="IncludingInactive"/>.</summary>
public sealed class TrytonDomain
{
    private readonly ImmutableArray<TrytonValue> _clauses;
    private readonly bool _isChoice;

    private TrytonDomain(ImmutableArray<TrytonValue> clauses, bool isChoice = false)
    {
        _clauses = clauses;
        _isChoice = isChoice;
    }

    /// <summary>Every record.</summary>
    public static TrytonDomain All { get; } = new([]);

    internal TrytonValue Value => TrytonValue.List(_isChoice ? _clauses.Insert(0, TrytonValue.From("OR")) : _clauses);

    private TrytonValue Operand => !_isChoice && _clauses is [var only] ? only : Value;

    /// <summary>A condition, for example <c>Where("quantity", "&gt;", TrytonValue.Quantity(0))</c>.</summary>
    /// <param name="field">A field, or a path such as <c>party.code</c>.</param>
    /// <param name="op">One of Tryton's operators, such as <c>=</c>, <c>in</c> or <c>ilike</c>.</param>
    /// <param name="value">What to compare with.</param>
    /// <param name="model">The model that a path through a reference field leads to, such as <c>sale.line</c>; else null.</param>
    public static TrytonDomain Where(string field, string op, TrytonValue value, string? model = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentException.ThrowIfNullOrEmpty(op);
        TrytonValue[] clause = [TrytonValue.From(field), TrytonValue.From(op), value, .. model is null ? (TrytonValue[])[] : [TrytonValue.From(model)]];
        return new([TrytonValue.List(clause)]);
    }

    /// <summary>The field is this text.</summary>
    public static TrytonDomain Equal(string field, string? value) => Where(field, "=", TrytonValue.From(value));

    /// <summary>The field is this number, or links to this record.</summary>
    public static TrytonDomain Equal(string field, long? value) => Where(field, "=", TrytonValue.From(value));

    /// <summary>The field is one of these texts.</summary>
    public static TrytonDomain In(string field, IEnumerable<string> values) => Where(field, "in", TrytonValue.From(values));

    /// <summary>The field is one of these numbers, or links to one of these records.</summary>
    public static TrytonDomain In(string field, IEnumerable<long> values) => Where(field, "in", TrytonValue.From(values));

    /// <summary>
    /// Written or made in a span of time, from included to excluded. Both are asked for: <c>write_date</c> is null until the
    /// first write.
    /// </summary>
    public static TrytonDomain Changed(Instant? from, Instant? before)
    {
        var written = Bounds("write_date", from, before);
        var made = Equal("write_date", (string?)null).And(Bounds("create_date", from, before));
        return from is null && before is null ? All : written.Or(made);
    }

    /// <summary>Both must hold.</summary>
    public TrytonDomain And(TrytonDomain other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new([.. Joined(), .. other.Joined()]);
    }

    /// <summary>At least one must hold.</summary>
    public TrytonDomain Or(TrytonDomain other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _clauses.IsEmpty || other._clauses.IsEmpty ? All : new([Operand, other.Operand], isChoice: true);
    }

    /// <summary>Inactive records are found as well.</summary>
    public TrytonDomain IncludingInactive() =>
        And(Where("active", "in", TrytonValue.List([TrytonValue.From(true), TrytonValue.From(false)])));

    private static TrytonDomain Bounds(string field, Instant? from, Instant? before)
    {
        var domain = All;
        domain = from is { } start ? domain.And(Where(field, ">=", TrytonValue.From(start))) : domain;
        return before is { } end ? domain.And(Where(field, "<", TrytonValue.From(end))) : domain;
    }

    private ImmutableArray<TrytonValue> Joined() => _isChoice ? [Value] : _clauses;
}

using NodaTime;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>The audit, its seals and what is removed of it.</summary>
internal sealed class InMemoryAudit
{
    private readonly List<(long Sequence, Instant At, AuditEntry Entry, string? Seal)> _rows = [];
    private string _start = AuditSeal.Start;
    private long _sequence;

    public void Add(IEnumerable<AuditEntry> entries, Instant now) =>
        _rows.AddRange(entries.Select(entry => (++_sequence, now, entry, (string?)null)));

    public void Seal()
    {
        var previous = _start;
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            previous = row.Seal ?? AuditSeal.Next(previous, row.Sequence, row.At, row.Entry);
            _rows[i] = row with { Seal = previous };
        }
    }

    public AuditVerdict Verify()
    {
        var previous = _start;
        var right = 0L;
        foreach (var row in _rows.TakeWhile(row => row.Seal is not null))
        {
            if (row.Seal != AuditSeal.Next(previous, row.Sequence, row.At, row.Entry))
            {
                return new AuditVerdict(right, row.Sequence, previous);
            }

            previous = row.Seal;
            right++;
        }

        return new AuditVerdict(right, null, previous);
    }

    public void Remove(Instant before)
    {
        while (_rows.Count > 0 && _rows[0].At < before && _rows[0].Seal is { } seal)
        {
            _start = seal;
            _rows.RemoveAt(0);
        }
    }
}

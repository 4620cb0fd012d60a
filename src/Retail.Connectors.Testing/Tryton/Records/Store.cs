namespace Retail.Connectors.Testing.Tryton.Records;

/// <summary>A database: tables, and the way back to where a transaction began.</summary>
internal sealed class Store
{
    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private readonly Stack<Action> _undo = [];
    private readonly Dictionary<string, long> _counters = new(StringComparer.Ordinal);

    /// <exception cref="RpcError">There is no such model.</exception>
    public Table this[string model] => _tables.TryGetValue(model, out var table) ? table : _tables[model] = new(this, Schema.Model(model));

    public Dictionary<long, Wizard> Wizards { get; } = [];

    public long NextWizard { get; set; } = 1;

    public void OnRollback(Action undo) => _undo.Push(undo);

    public void Commit() => _undo.Clear();

    public void Rollback()
    {
        while (_undo.TryPop(out var undo))
        {
            undo();
        }
    }

    /// <summary>The next number of a sequence without gaps; a failed transaction gives it back.</summary>
    public long Next(string sequence)
    {
        var next = _counters.GetValueOrDefault(sequence) + 1;
        _counters[sequence] = next;
        OnRollback(() => _counters[sequence] = next - 1);
        return next;
    }
}

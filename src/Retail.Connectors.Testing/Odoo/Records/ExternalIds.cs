namespace Retail.Connectors.Testing.Odoo.Records;

/// <summary>External ids (<c>module.name</c>) in both directions.</summary>
internal sealed class ExternalIds
{
    private readonly Dictionary<string, (string Model, int Id)> _targets = [];
    private readonly Dictionary<(string Model, int Id), List<string>> _names = [];

    /// <summary>Those that were made with <c>noupdate</c>.</summary>
    public HashSet<string> Fixed { get; } = [];

    public IEnumerable<KeyValuePair<string, (string Model, int Id)>> All => _targets;

    public int? Find(string externalId, string model) =>
        _targets.TryGetValue(externalId, out var target) && string.Equals(target.Model, model, StringComparison.Ordinal) ? target.Id : null;

    public IReadOnlyList<string> Of(string model, int id) => _names.GetValueOrDefault((model, id), []);

    public void Add(string externalId, string model, int id)
    {
        _targets[externalId] = (model, id);
        if (!_names.TryGetValue((model, id), out var names))
        {
            _names[(model, id)] = names = [];
        }

        names.Add(externalId);
    }

    public void Remove(string externalId)
    {
        if (!_targets.Remove(externalId, out var target) || !_names.TryGetValue(target, out var names))
        {
            return;
        }

        Fixed.Remove(externalId);
        names.Remove(externalId);
        if (names.Count == 0)
        {
            _names.Remove(target);
        }
    }
}

using System.Globalization;

namespace Retail.Connectors.Simulation.Running;

/// <summary>All that happened, as a running hash, and the last of it in words.</summary>
internal sealed class Trace
{
    private const int Kept = 200;
    private readonly string[] _last = new string[Kept];
    private ulong _hash = 14695981039346656037;
    private long _count;

    public string Hash => _hash.ToString("x16", CultureInfo.InvariantCulture);

    public IEnumerable<string> Last
    {
        get
        {
            for (var index = Math.Max(0, _count - Kept); index < _count; index++)
            {
                yield return _last[index % Kept];
            }
        }
    }

    public void Add(string what)
    {
        foreach (var character in what)
        {
            _hash = (_hash ^ character) * 1099511628211;
        }

        _last[_count++ % Kept] = what;
    }
}

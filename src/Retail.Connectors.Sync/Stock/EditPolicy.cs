namespace Retail.Connectors.Sync.Stock;

/// <summary>What happens to a number that somebody changed in a channel.</summary>
public enum EditPolicy
{
    /// <summary>It is noted in the audit and overwritten: the pool owns the number.</summary>
    Overwrite,

    /// <summary>It is left, and parked for commerce; replaying the entry overwrites it.</summary>
    Park,
}

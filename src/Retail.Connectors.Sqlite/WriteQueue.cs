namespace Retail.Connectors.Sqlite;

/// <summary>
/// What waits for a thread that sleeps until something does. Who adds wakes it directly: a hand-over through the thread
/// pool would cost as much as the commit of some rows.
/// </summary>
internal sealed class WriteQueue<T>
{
    private readonly Queue<T> _items = new();
    private bool _closed;

    /// <summary>False if the queue is closed.</summary>
    public bool TryAdd(T item)
    {
        lock (_items)
        {
            if (_closed)
            {
                return false;
            }

            _items.Enqueue(item);
            if (_items.Count == 1)
            {
                Monitor.Pulse(_items);
            }

            return true;
        }
    }

    /// <summary>What was added before is still taken.</summary>
    public void Close()
    {
        lock (_items)
        {
            _closed = true;
            Monitor.Pulse(_items);
        }
    }

    /// <summary>Waits until there is something to take; false if nothing comes any more.</summary>
    public bool Wait()
    {
        lock (_items)
        {
            while (_items.Count == 0 && !_closed)
            {
                Monitor.Wait(_items);
            }

            return _items.Count > 0;
        }
    }

    /// <summary>Takes what is there, so many at most.</summary>
    /// <returns>False if nothing was taken.</returns>
    public bool Take(List<T> taken, int max)
    {
        lock (_items)
        {
            var count = Math.Min(max, _items.Count);
            for (var i = 0; i < count; i++)
            {
                taken.Add(_items.Dequeue());
            }

            return count > 0;
        }
    }
}

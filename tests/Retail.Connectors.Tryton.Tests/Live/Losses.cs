namespace Retail.Connectors.Tryton.Tests.Live;

/// <summary>Says which write's answer is lost: the server has carried it out, and the caller is never told.</summary>
internal sealed class Losses
{
    private int _left;

    /// <summary>True once the answer was lost.</summary>
    public bool HasLost { get; private set; }

    /// <summary>Loses the answer of the write of this number, counted from 1.</summary>
    public void LoseWrite(int number) => (_left, HasLost) = (number, false);

    public void Stop() => _left = 0;

    public bool IsNext()
    {
        if (_left == 0 || --_left > 0)
        {
            return false;
        }

        HasLost = true;
        return true;
    }
}

# The second screen of a strategy process: read by run.sh, whose words it uses.

hall=$folder/follow.db
rm -f "$hall" "$hall"-*
"$SAMREG_PROGRAM" init --demo "$hall" >/dev/null
delays=$("${BENCH}follow" "$SAMREG_PROGRAM" "$hall")
say "facilitator's key to the wall, median of 2 x 200" 20 "$(field "$delays" 1)" ms
say "facilitator's key to the wall, worst" 100 "$(field "$delays" 2)" ms
say "keys that did not come to the wall" 0 "$(field "$delays" 3)"
say "wake-ups of the wall in 5 s" 0 "$(field "$delays" 4)"
say "processor time of the wall in 5 s" 0 "$(field "$delays" 6)" ms
rm -f "$hall"
